"""Help from people: the one dated file of contacts, and the words around it."""
