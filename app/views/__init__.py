"""The window: Qt widgets that hold ids and frozen snapshots, call services, and refresh on one signal."""
