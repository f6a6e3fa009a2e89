"""What personnel deployments rest on: people who are moved, places, verbs of motion and stay."""
