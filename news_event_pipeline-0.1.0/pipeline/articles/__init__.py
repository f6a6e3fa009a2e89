"""File or bytes to Article, to cleaned text and facts."""
