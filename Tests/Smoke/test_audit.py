"""The log of changes proves itself, and shows where somebody has been at it."""

import sqlite3

from Smoke import demo, program


class Audit(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        self.demo = demo.county(self.folder)

    def test_untouched(self):
        """an untouched log verifies with exit code 0"""
        program.run("audit", "verify", "--db", self.demo)
        program.run_json("audit", "verify", "--db", self.demo)

    def test_changed_entry(self):
        """a changed entry is found: exit code 1 and its number"""
        number = middle(self.demo, "SELECT sequence FROM audit_log ORDER BY sequence")
        alter(self.demo, "UPDATE audit_log SET actor = actor || 'x' WHERE sequence = ?", number)
        result = program.run("audit", "verify", "--db", self.demo, expect=1)
        self.assertIn(str(number), result.stdout + result.stderr)
        program.run_json("audit", "verify", "--db", self.demo, expect=1)

    def test_removed_entry(self):
        """a removed entry is found: exit code 1"""
        number = middle(self.demo, "SELECT sequence FROM audit_log ORDER BY sequence")
        alter(self.demo, "DELETE FROM audit_log WHERE sequence = ?", number)
        program.run("audit", "verify", "--db", self.demo, expect=1)

    def test_changed_fact(self):
        """a fact changed behind the log's back is found: exit code 1 and the entry that brought it"""
        number = middle(self.demo, "SELECT id FROM facts ORDER BY id")
        entry = alter(self.demo, "UPDATE facts SET valid_from = valid_from - 1 WHERE id = ? RETURNING entry", number)
        result = program.run("audit", "verify", "--db", self.demo, expect=1)
        self.assertIn(str(entry), result.stdout + result.stderr)

    def test_changed_version(self):
        """a value changed past the log is found: exit code 1, with the record and its field in both languages"""
        number = middle(self.demo, "SELECT id FROM village_versions WHERE peak_population IS NOT NULL ORDER BY id")
        alter(self.demo, "UPDATE village_versions SET peak_population = 99999 WHERE id = ?1 AND (known_from, "
                         "valid_from) = (SELECT known_from, valid_from FROM village_versions WHERE id = ?1 LIMIT 1)",
              number)
        result = program.run("audit", "verify", "--db", self.demo, expect=1)
        self.assertIn(f"{number}", result.stdout)
        self.assertIn("99999", result.stdout)
        self.assertIn("the facts say", result.stdout)
        changed = program.run_json("audit", "verify", "--db", self.demo, expect=1)["changedRecord"]
        self.assertEqual((changed["id"], changed["field"], changed["kept"]), (number, "peakPopulation", "99999"))

    def test_head(self):
        """the head changes with every write"""
        before = program.run("audit", "head", "--db", self.demo).stdout
        tree = self.folder / "tree.csv"
        tree.write_text("code,name,level,parent\n99,试省,1,\n9901,试市,2,99\n990101,试县,3,9901\n", encoding="utf-8")
        program.run("import", "divisions", tree, "--db", self.demo)
        self.assertNotEqual(program.run("audit", "head", "--db", self.demo).stdout, before)


def middle(database, query) -> int:
    """The key in the middle of those that a query gives."""
    connection = sqlite3.connect(database)
    keys = [row[0] for row in connection.execute(query)]
    connection.close()
    return keys[len(keys) // 2]


def alter(database, statement, key):
    """Does what a person with the file in hand could do; triggers do not stop them. Returns what comes back."""
    connection = sqlite3.connect(database)
    with connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        cursor = connection.execute(statement, (key,))
        returned = cursor.fetchone() if cursor.description else None
        changed = connection.total_changes
    connection.close()
    assert changed == 1, f"{changed} rows changed"
    return returned[0] if returned else None
