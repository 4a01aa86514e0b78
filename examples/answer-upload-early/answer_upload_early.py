# https://tuberia-rota.example/examples/answer-upload-early/answer_upload_early.py | SPDX-License-Identifier: 0BSD
"""Upload to a server that may answer early and close. Standard library only."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from typing import Mapping, Optional, Union


@dataclass(frozen=True)
class UploadAnswer:
    """What the server said, and whether it took the whole body."""

    status: int
    body: bytes
    upload_error: Optional[ConnectionError]
    """The broken pipe, if the server closed before the upload was over; the answer is complete all the same."""


def upload(
    connection: Union[http.client.HTTPConnection, http.client.HTTPSConnection],
    path: str,
    body: bytes,
    method: str = "POST",
    headers: Mapping[str, str] = {},
) -> UploadAnswer:
    """Sends a request and reads its answer, even if sending failed because the server had answered and closed.

    Raises the error of sending if there is no answer: then nobody knows whether the upload was taken.
    """
    failure: Optional[ConnectionError] = None
    try:
        connection.request(method, path, body, dict(headers))
    except (BrokenPipeError, ConnectionResetError) as error:
        # What the server said before it closed may be waiting to be read.
        failure = error
    try:
        response = connection.getresponse()
        return UploadAnswer(response.status, response.read(), failure)
    except (ConnectionError, http.client.HTTPException) as error:
        raise (failure or error) from None
