"""slagen: a filled-in questionnaire becomes a service level agreement."""

__version__ = "0.1.0"
