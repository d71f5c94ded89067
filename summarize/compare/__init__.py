"""What the sources agree and differ on."""
