"""Projects as other tools, and people who mean harm, might write them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

CODE, USER, SOURCE, CODING = (f"{digit * 8}-0000-4000-8000-000000000000" for digit in "1234")
SELECTION = (
    '<PlainTextSelection guid="55555555-0000-4000-8000-000000000000" startPosition="{start}" endPosition="{end}" '
    f'creatingUser="{USER}" creationDateTime="2018-10-04T22:56:11"><Description>why</Description>'
    f'<Coding guid="{CODING}"><CodeRef targetGUID="{CODE}"/></Coding></PlainTextSelection>'
)


def project(
    inside: str, origin: str = "Some tool", path: str = f"internal://{SOURCE}.txt", doctype: str = "", name: str = "One"
) -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="{origin}">'
        f'<Users><User guid="{USER}" name="Jo"/></Users><CodeBook><Codes><Code guid="{{{CODE.upper()}}}" name="Bus" '
        'isCodable="true" color="#0AF"/></Codes></CodeBook>'
        f'<Sources><TextSource guid="{SOURCE}" name="{name}" plainTextPath="{path}">{inside}</TextSource></Sources>'
        "</Project>"
    )


def archive(qde: str, text: bytes = b"", **entries: str | bytes) -> BytesIO:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("Project of Jo.qde", qde)
        zipped.writestr(f"Sources/{SOURCE}.txt", text)
        for name, content in entries.items():
            zipped.writestr(name, content)
    file.seek(0)
    return file
