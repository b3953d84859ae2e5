//! An answer in one piece: a completion, or a list of models.

use super::error_in;
use crate::{
    error::{Error, ErrorKind},
    json::{Json, Kind},
    text::text,
};

/// Checks that a body is a completion and carries no error.
///
/// # Errors
///
/// [`ErrorKind::Api`] with what was received, [`ErrorKind::Decode`], or [`ErrorKind::Truncated`] for a body that stops
/// in the middle.
pub fn check_completion(body: &str) -> Result<(), Error> {
    check(body).map_err(|error| error.of_body(body))
}

/// Checks that a body is a list of models and carries no error.
///
/// # Errors
///
/// The same as for a completion.
pub fn check_models(body: &str) -> Result<(), Error> {
    let check = || {
        let json = parse(body)?;
        match (error_in(json), json.get("data").map(Json::kind)) {
            (Some(error), _) => Err(error),
            (None, Some(Kind::Array)) => Ok(()),
            _ => Err(Error::new(ErrorKind::Decode, "the answer is no list of models: it has no list `data`")),
        }
    };
    check().map_err(|error: Error| error.of_body(body))
}

fn parse(body: &str) -> Result<Json<'_>, Error> {
    Json::parse(body).map_err(|error| match error.offset == body.len() {
        true => Error::new(ErrorKind::Truncated, text!["the answer ended too early, after ", body.len(), " bytes"]),
        false => {
            let place = text![error.offset, " of ", body.len()];
            Error::new(ErrorKind::Decode, text!["the answer is not JSON: it stops making sense at byte ", place])
        }
    })
}

fn check(body: &str) -> Result<(), Error> {
    let json = parse(body)?;
    if let Some(error) = error_in(json) {
        let has_choices = json.get("choices").is_some_and(|choices| choices.items().next().is_some());
        return Err(error.with(|details| details.partial = has_choices.then(|| json.text().to_owned())));
    }
    match json.get("choices").map(Json::kind) {
        Some(Kind::Array) => Ok(()),
        _ => Err(Error::new(ErrorKind::Decode, "the answer is no chat completion: it has no list of choices")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keep_alives_before_the_body_are_no_hindrance() {
        assert!(check_completion("\n         \n\n         \n{\"choices\":[{\"message\":{}}]}").is_ok());
    }

    #[test]
    fn an_error_in_a_body_with_status_200_is_an_error() {
        let error = check_completion("\n  \n{\"error\":{\"code\":502,\"message\":\"gone\"}}").unwrap_err();
        assert_eq!((error.kind(), error.message(), error.status()), (ErrorKind::Api, "gone", Some(200)));
        let error =
            check_completion(r#"{"choices":[{"finish_reason":"error","error":{"code":502,"message":"gone"}}]}"#)
                .unwrap_err();
        assert!(error.details().partial.is_some());
    }

    #[test]
    fn what_is_no_completion_is_told_apart_from_what_was_cut() {
        let kind = |body| check_completion(body).unwrap_err().kind();
        assert_eq!(kind("  \n "), ErrorKind::Truncated);
        assert_eq!(kind("{\"choices\":[{\"mess"), ErrorKind::Truncated);
        assert_eq!(kind("<html>"), ErrorKind::Decode);
        assert_eq!(kind("{\"data\":[]}"), ErrorKind::Decode);
        assert_eq!(kind("[]"), ErrorKind::Decode);
    }

    #[test]
    fn a_list_of_models_is_told_apart_from_anything_else() {
        assert!(check_models("{\"data\":[{\"id\":\"a/b\"}]}").is_ok());
        let kind = |body| check_models(body).unwrap_err().kind();
        assert_eq!(kind("{\"error\":{\"code\":502,\"message\":\"gone\"}}"), ErrorKind::Api);
        assert_eq!(kind("{\"data\":[{\"id\":"), ErrorKind::Truncated);
        for body in ["{\"data\":{}}", "{\"choices\":[]}", "[]", "null", "<html>"] {
            assert_eq!(kind(body), ErrorKind::Decode, "{body}");
        }
    }
}
