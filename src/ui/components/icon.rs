//! The icons: one outline each on a grid of 24, drawn with the pen that base.css sets (1.75 px, round ends).

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident = $path:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon { $($name),* }

        impl Icon {
            /// Every icon, for the gallery.
            pub const ALL: &[Icon] = &[$(Icon::$name),*];

            const fn path(self) -> &'static str {
                match self { $(Icon::$name => $path),* }
            }
        }
    };
}

icons! {
    Alert = "M12 4 2.8 20h18.4zM12 10v4.5M12 17.4v.1";
    Back = "M15 5l-7 7 7 7";
    Bars = "M4 4v16h16M9 16v-4M13 16V8M17 16v-6";
    Bell = "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4";
    Book = "M12 6.5C10 5 6.5 4.7 3 5v13.5c3.5-.3 7 0 9 1.5 2-1.5 5.5-1.8 9-1.5V5c-3.5-.3-7 0-9 1.5zM12 6.5V20";
    Briefcase = "M4 8h16v11H4zM9 8V5h6v3M4 13h16";
    Building = "M5 21V4h9v17M14 9h5v12M3 21h18M8.5 8h2M8.5 12h2M8.5 16h2";
    Cake = "M4 20h16M5 20v-7h14v7M5 16.5c1.8 1.3 3.2 1.3 4.7 0 1.5 1.3 3 1.3 4.6 0 1.5 1.3 2.9 1.3 4.7 0M12 13V9M12 6.5V5";
    Calendar = "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4";
    Chat = "M4 5h16v12H9.5L5.5 20v-3H4zM8 9.5h8M8 13h5";
    Check = "M5 12.5l4.5 4.5L19 7.5";
    CheckCircle = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8.5 12.3l2.5 2.5 4.7-5";
    Checklist = "M5 3.5h14v17H5zM8.5 9l1.2 1.2L12 8M14.5 9h2M8.5 15l1.2 1.2L12 14M14.5 15h2";
    ChevronDown = "M6 9.5l6 6 6-6";
    ChevronRight = "M9.5 6l6 6-6 6";
    ChevronUp = "M6 14.5l6-6 6 6";
    Clock = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2";
    Close = "M6.5 6.5l11 11M17.5 6.5l-11 11";
    Columns = "M4 5h4.5v14H4zM10.5 5H15v9h-4.5zM17 5h3v6h-3z";
    Copy = "M9 9h11v11H9zM5.5 15H4V4h11v1.5";
    Download = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 20h15";
    Drag = "M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1";
    Edit = "M4 20l1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5l3.5 3.5";
    External = "M13.5 4H20v6.5M20 4l-9 9M17 14v6H4V7h6";
    Filter = "M4 6h16M7 12h10M10 18h4";
    Folder = "M3.5 6h6l2 2.5h9V19h-17z";
    Gear = "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10.3 3.5h3.4l.5 2.6 1.8 1 2.5-.9 1.7 2.9-2 1.8v2.2l2 1.8-1.7 2.9-2.5-.9-1.8 1-.5 2.6h-3.4l-.5-2.6-1.8-1-2.5.9-1.7-2.9 2-1.8v-2.2l-2-1.8 1.7-2.9 2.5.9 1.8-1z";
    Gift = "M4 8.5h16V12H4zM5.5 12h13v8.5h-13zM12 8.5v12M12 8.5C10 8.5 7.5 7.5 7.5 5.7 7.5 4 10.5 3 12 8.5 13.5 3 16.5 4 16.5 5.7c0 1.8-2.5 2.8-4.5 2.8z";
    Heart = "M12 20C6 15.5 3.5 12.5 3.5 9a4.5 4.5 0 0 1 8.5-2 4.5 4.5 0 0 1 8.5 2c0 3.5-2.5 6.5-8.5 11z";
    History = "M4.5 9A8.3 8.3 0 1 1 3.7 13M4 4.5V9h4.5M12 8v4.5l3 1.8";
    Home = "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z";
    Info = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.6v.1";
    Install = "M12 3.5V14M8 10.5l4 4 4-4M5 15v5h14v-5";
    Keyboard = "M3 6.5h18v11H3zM7 10.5v.1M11 10.5v.1M15 10.5v.1M17.5 10.5v.1M8 14h8";
    Language = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c3 2.6 3 14.4 0 17M12 3.5c-3 2.6-3 14.4 0 17";
    Link = "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1";
    List = "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1";
    Lock = "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3";
    Mail = "M3.5 5.5h17v13h-17zM4 6.5l8 6.5 8-6.5";
    Minus = "M5.5 12h13";
    Moon = "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z";
    More = "M6 12v.1M12 12v.1M18 12v.1";
    Note = "M5 4h14v11l-5 5H5zM14 20v-5h5M8.5 8.5h7M8.5 12h4";
    Paperclip = "M18.5 11.5l-7 7a4 4 0 0 1-5.7-5.7l8-8a2.7 2.7 0 0 1 3.8 3.8l-7.8 7.8a1.2 1.2 0 0 1-1.7-1.7l6.4-6.4";
    People = "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM3 20v-1.5a5 5 0 0 1 5-4h2a5 5 0 0 1 5 4V20M15.5 5a3.3 3.3 0 0 1 0 6.2M17.5 14.8a5 5 0 0 1 3.5 4.2v1";
    Person = "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5V19a5.5 5.5 0 0 1 5.5-4h4a5.5 5.5 0 0 1 5.5 4v1.5";
    Phone = "M8.5 4H5c-.6 0-1 .4-1 1 0 8.3 6.7 15 15 15 .6 0 1-.4 1-1v-3.5l-4.5-1.8-2 2.3a12 12 0 0 1-5.5-5.5l2.3-2z";
    Pin = "M12 21c5-5 7-8 7-11a7 7 0 0 0-14 0c0 3 2 6 7 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z";
    Plus = "M12 5.5v13M5.5 12h13";
    Print = "M7 8.5V4h10v4.5M7 16.5H4v-8h16v8h-3M7 13.5h10V20H7z";
    Redo = "M20 9H9a5 5 0 0 0 0 10h3M16 5l4 4-4 4";
    Search = "M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM15 15l5 5";
    Send = "M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4";
    Shield = "M12 3.5l7.5 2.5v6c0 4-3 7-7.5 8.5-4.5-1.5-7.5-4.5-7.5-8.5V6zM8.8 12l2.3 2.3 4.2-4.4";
    Sort = "M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5";
    Star = "M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z";
    Sun = "M12 8.3a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4";
    System = "M3.5 5h17v11h-17zM9 20h6M12 16v4";
    Tag = "M4 4h8l8.5 8.5-8 8L4 12zM8.3 8.3v.1";
    Target = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 12v.1";
    Trash = "M4.5 6.5h15M9 6.5V4h6v2.5M6.5 6.5l1 14h9l1-14M10 10.5v6M14 10.5v6";
    Undo = "M4 9h11a5 5 0 0 1 0 10h-3M8 5L4 9l4 4";
    Unlink = "M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1M4 4l16 16";
    Upload = "M12 15.5V4.5M7.5 9L12 4.5 16.5 9M4.5 20h15";
    Visit = "M9 3.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM9 11v5l-2 5M9 16l3 5M5.5 14l2-3H9l2.5 2.5H14M17 8v13";
    Wechat = "M9.5 4.5C5.9 4.5 3 6.9 3 9.9c0 1.7 1 3.2 2.5 4.2L5 16.5l2.5-1.3M9.5 4.5c3 0 5.5 1.7 6.2 4M15 9c-3.3 0-6 2.2-6 5s2.7 5 6 5c.7 0 1.4-.1 2-.3l2.5 1.3-.6-2.2c1.3-.9 2.1-2.3 2.1-3.8 0-2.8-2.7-5-6-5zM7.5 8.5v.1M11.5 8.5v.1M13 13.2v.1M17 13.2v.1";
}

/// Draws an icon. It says nothing to a screen reader: the words beside it, or the button's name, do.
pub fn icon(icon: Icon) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
    .into_any()
}
