//! The tests: a file per matter, a row per test.

mod accessible;
mod address;
mod apart;
mod cursor;
mod day;
mod element;
mod errors;
mod explains;
mod host;
mod hostile;
mod layout;
mod legend;
mod lifetime;
mod live;
mod opens;
mod pictures;
mod sample;
mod settings;
mod starts;
mod table;
mod timeline;
mod ways_in;

use e2e::cases;
use e2e::runner::Case;

/// All of them, in the order in which they run.
#[allow(clippy::too_many_lines, reason = "a line for each case")]
pub fn all() -> Vec<Case> {
    cases![
        opens::at_the_root,
        opens::on_a_phone,
        opens::from_a_sub_path,
        sample::fills_every_chart,
        sample::aligns_every_plot,
        sample::draws_in_the_colours_of_ends_and_links,
        sample::shows_gaps_as_gaps,
        sample::tells_the_overview_in_words,
        sample::says_which_end_is_not_drawn,
        sample::does_not_flatten_the_frame_rate,
        sample::is_crisp_at_any_size,
        ways_in::show_button,
        ways_in::control_enter,
        ways_in::typed_piece_by_piece,
        ways_in::pasted_into_the_box,
        ways_in::pasted_anywhere,
        ways_in::one_file,
        ways_in::packed_file,
        ways_in::several_files,
        ways_in::sessions_that_look_alike,
        ways_in::dropped_files,
        ways_in::address_in_the_query,
        ways_in::address_of_another_site,
        ways_in::chosen_again_after_the_form_was_reopened,
        element::takes_every_source,
        element::names_what_it_loads,
        element::tells_its_state,
        element::selects_one_of_several,
        element::stops_when_told,
        element::newest_call_wins,
        element::sends_events,
        element::leaves_the_panel_to_a_host_that_asks,
        element::follows_src,
        element::follows_theme_lang_and_zone,
        element::asks_the_host_to_fetch,
        errors::names_every_import_error,
        errors::leaves_what_was_shown,
        errors::explains_what_the_cloud_refused,
        errors::goes_when_it_is_closed,
        errors::keeps_what_was_typed,
        errors::shows_the_readable_files_of_several,
        errors::shows_what_can_be_had_of_several,
        errors::refuses_what_is_too_large,
        errors::refuses_a_gzip_bomb,
        starts::without_permission_for_wasm,
        starts::without_the_module,
        starts::with_a_page_in_its_place,
        starts::with_the_module_as_text,
        starts::tries_again,
        starts::without_the_data,
        starts::without_a_server,
        starts::without_permission_to_fetch,
        starts::without_an_end,
        apart::gives_the_same_report,
        apart::tells_how_far_it_has_come,
        apart::stops_when_cancelled,
        apart::gives_way_to_a_newer_load,
        apart::ends_though_the_element_was_removed,
        apart::fails_with_the_same_error,
        apart::reads_here_where_no_worker_may_start,
        apart::reads_here_where_the_worker_is_none,
        apart::survives_a_fault,
        apart::starts_under_trusted_types,
        apart::is_stopped_by_hand,
        hostile::stays_text_in_a_session,
        hostile::stays_text_in_an_error,
        hostile::unknown_fields_are_kept,
        hostile::numbers_beyond_reason,
        cursor::reads_out_what_was_sent,
        cursor::goes_with_the_pointer,
        cursor::goes_with_the_arrows,
        legend::toggles_a_series,
        legend::draws_more_on_request,
        legend::remembers_what_is_hidden,
        explains::opens_and_gives_the_focus_back,
        explains::explains_every_chart,
        table::shows_the_samples,
        table::turns_its_pages,
        settings::language,
        settings::theme,
        settings::time_zone,
        settings::outlast_the_visit,
        address::brings_back_the_same_picture,
        address::looks_as_it_did_to_the_sender,
        address::goes_back_and_forward,
        address::ignores_what_is_no_link,
        address::survives_what_nobody_would_write,
        address::waits_for_its_session,
        address::finds_its_session_among_several,
        layout::of_a_session,
        layout::as_large_as_a_host_says,
        layout::of_a_session_with_long_names,
        layout::of_the_empty_page_and_an_error,
        layout::fits_fingers,
        accessible::when_empty,
        accessible::with_an_error,
        accessible::with_a_session,
        accessible::while_reading,
        lifetime::keeps_its_session_when_put_back,
        lifetime::moves_without_a_trace,
        lifetime::loads_before_it_is_in_a_page,
        lifetime::disposes,
        lifetime::comes_and_goes_twenty_times,
        lifetime::two_on_one_page_are_two,
        lifetime::survives_a_fault,
        host::leaves_a_strict_console_alone,
        host::takes_no_key_without_the_focus,
        host::has_its_own_boxes_laid_out_alone,
        host::two_copies_live_side_by_side,
        host::is_imported_without_a_dom,
        host::one_of_three_fails_alone,
        host::starts_afresh_after_three_faults,
        timeline::zooms_at_the_pointer_and_steps_back,
        timeline::selects_a_stretch_and_zooms_to_it,
        timeline::tells_every_number_of_a_selection,
        timeline::drags_the_window_with_shift,
        timeline::pins_two_instants_and_compares_them,
        timeline::goes_with_keys,
        timeline::drags_the_frame_of_the_overview,
        timeline::folds_charts_and_groups_and_shows_series_alone,
        timeline::moves_charts_and_groups,
        timeline::folds_what_does_not_change,
        timeline::draws_no_curve_when_the_pointer_moves,
        timeline::hears_keys_after_a_load,
        timeline::is_calm_in_the_overview,
        timeline::remembers_an_order,
        timeline::moves_under_two_fingers,
        timeline::reads_by_thumb_on_a_phone,
        day::loads_and_draws,
        live::fetches_what_the_cloud_has,
        live::opens_a_link_to_a_session,
        live::goes_back_to_the_session_before,
        live::explains_what_the_cloud_refuses,
        live::tells_by_how_much_a_clock_is_off,
        live::names_the_side_that_failed,
        live::asks_for_a_token_and_keeps_it_to_itself,
        live::asks_for_a_stretch_of_time,
        live::remembers_ids_on_request,
        live::chooses_from_the_lists,
        live::turns_pages_and_filters,
        live::opens_all_streams_of_a_drive,
        live::goes_on_with_a_running_session,
        live::survives_a_backend_that_goes_away,
        live::follows_the_stream_that_is_shown,
        live::leaves_a_link_by_one_step_back,
        live::offers_the_same_to_other_tools,
        live::says_that_a_demo_is_one,
        live::fetches_by_attributes,
        live::extends_what_a_host_shows,
    ]
}

/// What writes pictures for people; only when asked for by name.
pub fn pictures() -> Vec<Case> {
    cases![
        pictures::of_the_empty_page,
        pictures::of_an_error,
        pictures::of_the_sample,
        pictures::of_a_comparison,
        pictures::of_a_selection,
        pictures::of_a_day,
        pictures::of_the_lists,
        pictures::of_a_running_session,
    ]
}
