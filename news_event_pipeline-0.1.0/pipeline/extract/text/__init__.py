"""The text as rules read it: masks cut out, sentences, passages parsed together."""
