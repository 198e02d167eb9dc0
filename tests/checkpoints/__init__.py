"""Checkpoints that were signed off."""
