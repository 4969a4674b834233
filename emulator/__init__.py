"""The whole product on one machine: emulators, stand-ins and the function host, as child processes. Nothing imports this."""
