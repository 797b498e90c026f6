using Google.Protobuf;
using GraphBff.Contracts.Common.V1;
using GraphBff.DemoServices.Configuration;
using GraphBff.DemoServices.Storage;
using Microsoft.Extensions.Options;

namespace GraphBff.DemoServices.Changes;

/// <summary>The latest changes of each topic, numbered from 1 without gaps.</summary>
internal sealed class ChangeLog(IOptions<DemoServicesOptions> options)
{
    public const string Schema =
        """
        create table changes (
            topic text not null,
            number integer not null,
            kind integer not null,
            content blob not null,
            primary key (topic, number)
        ) without rowid;
        create table change_log (id text not null);
        """;

    /// <summary>Identifies the log of this database, so that a position in another database's log is recognised.</summary>
    public static void Create(Session session)
        => session.Execute("insert into change_log values ($id)", ("$id", Guid.NewGuid().ToString("N")));

    public static string Id(Session session)
        => session.Query("select id from change_log", row => row.GetString(0))[0];

    /// <summary>The number of the last change; 0 if there was none.</summary>
    public static long Head(Session session, string topic)
        => session.QueryNumber("select coalesce(max(number), 0) from changes where topic = $topic", ("$topic", topic));

    /// <summary>The number of the oldest change that is kept; 1 if there was none.</summary>
    public static long Oldest(Session session, string topic)
        => session.QueryNumber("select coalesce(min(number), 1) from changes where topic = $topic", ("$topic", topic));

    public static List<Change> Read(Session session, string topic, long after, int max) => session.Query(
        "select number, kind, content from changes where topic = $topic and number > $after order by number limit $max",
        row => new Change(row.GetInt64(0), (ChangeKind)row.GetInt32(1), row.GetFieldValue<byte[]>(2)),
        ("$topic", topic), ("$after", after), ("$max", max));

    /// <summary>Adds a change in the transaction that makes it, and deletes the changes that are too old.</summary>
    public void Append(Session session, string topic, ChangeKind kind, IMessage state)
    {
        var number = Head(session, topic) + 1;
        session.Execute(
            "insert into changes values ($topic, $number, $kind, $content)",
            ("$topic", topic), ("$number", number), ("$kind", (int)kind), ("$content", state.ToByteArray()));
        session.Execute(
            "delete from changes where topic = $topic and number <= $oldest",
            ("$topic", topic), ("$oldest", number - options.Value.ChangesKept));
    }
}
