"""How one message is heard: an answer, a command or danger; what is found in it, and which words to give back."""
