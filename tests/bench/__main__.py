"""`make bench`: the performance table."""

from tests.bench import deidentification, hearing, reading, turns

reading.main()
print()
turns.main()
print()
hearing.main()
print()
deidentification.main()
