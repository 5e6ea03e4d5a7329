//! The world as Typst sees it: the files handed in and the built-in fonts.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_kit::fonts::FontStore;

use super::TypstProject;
use crate::assets;

static LIBRERIA: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // Row header cells (`pdf.header-cell`) are behind this feature.
    let extra = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(extra).build())
});

static CARATTERI: LazyLock<FontStore> = LazyLock::new(|| {
    let mut fonts = FontStore::new();
    for (_, byte) in assets::FONT {
        for font in Font::iter(Bytes::new(*byte)) {
            let info = font.info().clone();
            fonts.push((font, info));
        }
    }
    fonts
});

/// Whether a built-in font has a character.
pub fn coperto(c: char) -> bool {
    static COPERTI: LazyLock<BTreeSet<u32>> = LazyLock::new(|| {
        let infos = (0..).map_while(|i| CARATTERI.book().info(i));
        infos.flat_map(|info| info.coverage.iter()).collect()
    });
    c.is_ascii_graphic() || c == ' ' || COPERTI.contains(&u32::from(c))
}

/// The sources and files of one document.
pub struct ProjectWorld {
    principale: FileId,
    file: FileStore<ProjectFiles>,
}

/// Serves the files of a [`TypstProject`] and nothing else.
struct ProjectFiles {
    fascicolo: TypstProject,
}

/// The main source's path.
const PRINCIPALE: &str = "/documento.typ";

impl FileLoader for ProjectFiles {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        let percorso = id.get().vpath().get_with_slash();
        if *id.get().root() != VirtualRoot::Project {
            return Err(FileError::AccessDenied);
        }
        if percorso == PRINCIPALE {
            return Ok(Bytes::from_string(self.fascicolo.sorgente.clone()));
        }
        match self.fascicolo.file.get(percorso) {
            Some(byte) => Ok(Bytes::new(byte.clone())),
            None => Err(FileError::NotFound(percorso.into())),
        }
    }
}

impl ProjectWorld {
    pub fn nuovo(fascicolo: &TypstProject) -> Self {
        #[expect(clippy::expect_used, reason = "a constant path without `..` is always valid")]
        let percorso = VirtualPath::new(PRINCIPALE).expect("percorso costante");
        ProjectWorld {
            principale: RootedPath::new(VirtualRoot::Project, percorso).intern(),
            file: FileStore::new(ProjectFiles { fascicolo: fascicolo.clone() }),
        }
    }
}

impl World for ProjectWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRERIA
    }

    fn book(&self) -> &LazyHash<FontBook> {
        CARATTERI.book()
    }

    fn main(&self) -> FileId {
        self.principale
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.file.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.file.file(id)
    }

    fn font(&self, indice: usize) -> Option<Font> {
        CARATTERI.font(indice)
    }

    /// There is no clock: a template that asks for today gets an error.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
