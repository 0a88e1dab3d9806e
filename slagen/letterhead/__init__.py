"""An organisation's Word document becomes a look: what could be taken from it, and what could not."""
