"""What a sentence, a word, a headline is: pure functions of text, offline."""
