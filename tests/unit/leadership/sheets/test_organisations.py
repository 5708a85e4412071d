from tests.unit.leadership.sheets.builders import only_reason, planned, results, row

LIST = {"organisation": "Parents’ Panel", "sector": "Families and young people"}


def added(plan):
    return [(each.name, each.sector, each.rows, each.like) for each in plan.organisations]


def test_unknown_organisation_with_a_sector_is_added_once():
    plan = planned(
        row("A", organisation="Fernley School", sector="Education"),
        row("B", organisation="FERNLEY school"),
    )
    assert results(plan) == ["new", "new"]
    assert added(plan) == [("Fernley School", "Education", 2, "")]


def test_sector_may_be_in_a_later_row():
    plan = planned(
        row("A", organisation="Fernley School"),
        row("B", organisation="Fernley School", sector="Education"),
    )
    assert not plan.mistakes
    assert added(plan) == [("Fernley School", "Education", 2, "")]


def test_unknown_organisation_without_a_sector_is_told_with_a_near_name():
    why = only_reason(planned(row(organisation="Northmoor Counci")))
    assert why.startswith("Northmoor Counci is not listed yet. Did you mean “Northmoor Council”?")
    assert "“Voluntary, community and faith”" in why


def test_organisation_to_add_that_looks_like_a_listed_one_is_pointed_out():
    plan = planned(row(organisation="Moor Trusts", sector="Health"))
    assert added(plan) == [("Moor Trusts", "Health", 1, "Moor Trust")]


def test_two_sectors_for_one_new_organisation_are_told():
    plan = planned(
        row("A", organisation="School", sector="Education"),
        row("B", organisation="School", sector="Health"),
    )
    assert only_reason(plan) == "Row 2 has another sector for School. Write the same in both."


def test_sheet_of_organisations_gives_the_sector_for_people():
    plan = planned(row("A", organisation="PARENTS’ panel"), organisations=[LIST])
    assert added(plan) == [("Parents’ Panel", "Families and young people", 1, "")]


def test_listed_organisation_stays_as_it_is():
    listed = {"organisation": "moor trust", "sector": "health"}
    plan = planned(organisations=[listed])
    assert (plan.known_organisations, plan.changes_nothing) == (1, True)
    other = {"organisation": "Moor Trust", "sector": "Education"}
    why = only_reason(planned(organisations=[other]))
    assert why.startswith("Moor Trust is listed under Health.")


def test_wrong_rows_of_the_sheet_of_organisations_are_told_after_those_of_people():
    plan = planned(row(""), organisations=[LIST, LIST, {"organisation": "X", "sector": ""}])
    assert [(m.sheet, m.row, m.column) for m in plan.mistakes] == [
        ("People", 2, "Full name"),
        ("Organisations", 3, "Organisation"),
        ("Organisations", 4, "Sector"),
    ]


def test_wrong_cells_of_the_sheet_of_organisations_are_told():
    plan = planned(organisations=[LIST | {"sector": "Helth"}, LIST | {"organisation": ""}])
    assert [(m.row, m.column) for m in plan.mistakes] == [(2, "Sector"), (3, "Organisation")]


def test_looking_for_near_names_is_left_out_of_very_long_files():
    rows = [row(f"P{n}", organisation=f"Moor Trust {n}", sector="Health") for n in range(10_001)]
    assert {each.like for each in planned(*rows).organisations} == {""}
