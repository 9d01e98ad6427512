"""PDFium does one thing at a time: whoever calls it holds this lock, or two threads bring the whole program down."""

from __future__ import annotations

import threading

VERROU = threading.RLock()
"""Held around every call of pypdfium2, whatever the thread: preview, printing, export."""
