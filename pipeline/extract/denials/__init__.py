"""What denials rest on: claims, who makes them, who denies them and in which words."""
