"""How fast slagen is, as ratios against named peers that do like work in the same run."""
