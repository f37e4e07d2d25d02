"""What customers say: sentiment, intent and urgency of a text, and the type of an issue."""
