"""English grammar over Universal Dependencies trees, without any event in it."""
