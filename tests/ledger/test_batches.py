from onrecord.ledger.batches import batched


def test_all_items_come_in_order_and_in_pieces() -> None:
    assert list(batched(range(5), 2)) == [[0, 1], [2, 3], [4]]
    assert list(batched([], 2)) == []
