"""Where the frozen program starts; the same as ``python -m app``."""

import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from app.__main__ import main

    sys.exit(main())
