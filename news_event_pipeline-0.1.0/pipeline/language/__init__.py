"""The language pipeline: model, loading, sentence selection."""
