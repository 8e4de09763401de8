"""`goodlife` with the tests' reader of words: `python -m tests.integration.batch.with_keywords analyse …`."""

from api.cli import main
from nlp.batch import command
from tests.unit.nlp.batch.fakes import load_keyword_reader_of

if __name__ == "__main__":
    command.shipped_reader = load_keyword_reader_of
    main()
