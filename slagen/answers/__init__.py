"""The text of a filled-in questionnaire becomes terms with places, or located problems."""
