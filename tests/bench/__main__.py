"""`make bench`: the performance table."""

from tests.bench import batch, deidentification, hearing, reading, turns

reading.main()
print()
batch.main()
print()
turns.main()
print()
hearing.main()
print()
deidentification.main()
