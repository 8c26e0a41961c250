"""The migrations of the ledger, applied by `onrecord.ledger.engine` when a ledger is opened."""
