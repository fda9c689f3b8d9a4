//! Verbs of hazards on SQLite and, where `ANLAN_TEST_POSTGRES` names a server, on PostgreSQL.

<<<<<<< HEAD
mod clock;
=======
mod doubt;
>>>>>>> 391dbf1 (hazard: signs of false rectification and recurrence; criteria and verdicts over HTTP)
mod firm;
mod house;
mod major;
mod paper;
mod scope;
