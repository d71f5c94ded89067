"""What a length buys: how much of the sources a digest covers, and where more words stop paying."""
