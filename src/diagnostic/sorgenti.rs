//! The texts that findings point into.

/// A file of the folder, as an index into [`Sorgenti`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// The files that were read: their paths relative to the folder (with `/`) and their texts.
#[derive(Clone, Debug, Default)]
pub struct Sorgenti {
    file: Vec<(String, String)>,
}

impl Sorgenti {
    /// Adds a file and says by which id it goes.
    pub fn aggiungi(&mut self, percorso: impl Into<String>, testo: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.file.len()).unwrap_or(u32::MAX));
        self.file.push((percorso.into(), testo.into()));
        id
    }

    /// How many files there are; their ids count from 0.
    pub fn quanti(&self) -> u32 {
        u32::try_from(self.file.len()).unwrap_or(u32::MAX)
    }

    /// The paths of the files, relative to the folder, in the order they were read.
    pub fn percorsi(&self) -> impl Iterator<Item = &str> {
        self.file.iter().map(|f| f.0.as_str())
    }

    /// The path of a file, relative to the folder; empty for an id that is not from here.
    pub fn percorso(&self, id: FileId) -> &str {
        self.file.get(id.0 as usize).map_or("", |f| f.0.as_str())
    }

    /// The text of a file.
    pub fn testo(&self, id: FileId) -> &str {
        self.file.get(id.0 as usize).map_or("", |f| f.1.as_str())
    }

    /// One row of a file, counted from 1, without its line break.
    pub fn riga(&self, id: FileId, riga: u32) -> Option<&str> {
        let n = (riga as usize).checked_sub(1)?;
        self.testo(id).lines().nth(n)
    }
}
