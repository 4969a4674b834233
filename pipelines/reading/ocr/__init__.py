"""Text recognition: pictures of pages become words, ruling and pictures."""
