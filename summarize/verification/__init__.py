"""A digest and its documents → is everything where the digest says, and does it say what follows?"""
