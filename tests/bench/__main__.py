"""`make bench`: the performance table."""

from tests.bench import hearing, reading, turns

reading.main()
print()
turns.main()
print()
hearing.main()
