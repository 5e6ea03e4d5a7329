//! Everything built into the program, listed by name: a missing file fails the build.

macro_rules! testi {
    ($base:literal: $($nome:literal),* $(,)?) => {
        &[$(($nome, include_str!(concat!("../", $base, "/", $nome)))),*]
    };
}

macro_rules! byte {
    ($base:literal: $($nome:literal),* $(,)?) => {
        &[$(($nome, include_bytes!(concat!("../", $base, "/", $nome)) as &[u8])),*]
    };
}

/// The Tera templates, by name: what comes in which order.
pub const MODELLI: &[(&str, &str)] = testi!("templates":
    "documento.typ",
    "frontespizio.typ",
    "indice.typ",
    "premessa.typ",
    "divisorio.typ",
    "processo.typ",
    "scheda.typ",
    "parte.typ",
    "segnalazioni.typ",
    "confronto.typ",
    "incorporati.typ",
);

/// The Typst library, by name: the look.
pub const LIBRERIA: &[(&str, &str)] = testi!("templates/lib":
    "pegaso.typ",
    "stile.typ",
    "colonne.typ",
    "documento.typ",
    "scheda.typ",
    "cronoprogramma.typ",
    "processo.typ",
    "quadro.typ",
    "grafici.typ",
    "piao.typ",
    "tabelle.typ",
    "parti.typ",
    "confronto.typ",
);

/// A starter file: its name, where it goes in the folder, its text.
macro_rules! nuovo {
    ($($nome:literal => $posto:literal),* $(,)?) => {
        &[$(($nome, $posto, include_str!(concat!("../templates/nuovo/", $nome)))),*]
    };
}

/// The commented starter folder. A value whose row says `# esempio` is a sample: the rules do not let it
/// into an act.
pub const NUOVO: &[(&str, &str, &str)] = nuovo!(
    "ente.yaml" => "ente.yaml",
    "personale.yaml" => "personale.yaml",
    "processo.yaml" => "processi/ente.yaml",
    "obiettivo.yaml" => "obiettivi/1-esempio.yaml",
    "pagamenti.yaml" => "obiettivi/2-tempi-di-pagamento.yaml",
);

/// The first scheda of each settore after the first: its text.
pub const NUOVO_SETTORE: &str = include_str!("../templates/nuovo/altro-settore.yaml");

/// The sections of a simplified PIAO, nearly filled, by their place in the folder.
pub const NUOVO_PIAO: &[(&str, &str)] = testi!("templates/nuovo":
    "piao/1-scheda-anagrafica.yaml",
    "piao/2.3-rischi-corruttivi.yaml",
    "piao/3.1-struttura.yaml",
    "piao/3.2-lavoro-agile.yaml",
    "piao/3.3-fabbisogni.yaml",
);

/// The fonts, in order of preference; unmodified, each with its OFL text beside it.
pub const FONT: &[(&str, &[u8])] = byte!("fonts":
    "titillium-web/TitilliumWeb_400Regular.ttf",
    "titillium-web/TitilliumWeb_400Regular_Italic.ttf",
    "titillium-web/TitilliumWeb_600SemiBold.ttf",
    "titillium-web/TitilliumWeb_700Bold.ttf",
    "titillium-web/TitilliumWeb_700Bold_Italic.ttf",
    "source-sans-3/SourceSans3_400Regular.ttf",
    "source-sans-3/SourceSans3_700Bold.ttf",
    "roboto-mono/RobotoMono_400Regular.ttf",
);

/// The named methods of scoring, by name.
pub const METODI: &[(&str, &str)] = testi!("data/metodi":
    "standard.yaml",
    "standard-1.yaml",
    "tutto-o-niente.yaml",
    "fasce-50-70-90.yaml",
    "pro-quota.yaml",
    "cuneo.yaml",
    "san-salvatore-di-fitalia.yaml",
    "sannazzaro-de-burgondi.yaml",
    "regione-lazio.yaml",
    "magenta.yaml",
    "gzoom.yaml",
);

/// Missioni and programmi of D.Lgs. 118/2011, allegato 14, with the years of each.
pub const MISSIONI_PROGRAMMI: &str = include_str!("../data/missioni_programmi.csv");
