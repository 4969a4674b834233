"""The engine: long work as a job document, one phase per invocation, every step checkpointed. Knows no cloud and no clock."""
