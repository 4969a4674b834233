"""The engine's ports on Firestore, Cloud Storage, Cloud Tasks and OpenAI."""
