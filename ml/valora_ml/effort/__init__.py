"""Effort: what the text of an issue, people's figures and a team's history say about story points or days."""
