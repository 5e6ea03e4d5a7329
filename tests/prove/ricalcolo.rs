//! Every figure of two hundred random folders, each with a method of its own, computed again by an independent program from the
//! written method; only where Python is installed.

use std::process::Command;

#[test]
fn an_independent_program_agrees_to_the_last_digit() {
    let qui = env!("CARGO_MANIFEST_DIR");
    let esito = Command::new("python3")
        .args([
            "tests/ricalcolo.py",
            env!("CARGO_BIN_EXE_pegaso"),
            "--cartelle",
            "200",
            "--documenti",
            "20",
        ])
        .current_dir(qui)
        .output();
    let Ok(o) = esito else {
        eprintln!("without python3: not compared");
        return;
    };
    let (out, err) = (String::from_utf8_lossy(&o.stdout), String::from_utf8_lossy(&o.stderr));
    assert!(o.status.success(), "{out}{err}");
    assert!(out.contains("200 cartelle") && out.contains("tutte uguali"), "{out}");
}
