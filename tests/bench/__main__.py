"""`make bench`: the performance table."""

from tests.bench import reading, turns

reading.main()
print()
turns.main()
