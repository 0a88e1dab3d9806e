"""Terms and measurements become credits: exact arithmetic, with no word of documents."""
