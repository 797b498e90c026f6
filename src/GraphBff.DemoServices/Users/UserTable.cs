using GraphBff.Contracts.Users.V1;
using GraphBff.DemoServices.Paging;
using GraphBff.DemoServices.Storage;
using Microsoft.Data.Sqlite;

namespace GraphBff.DemoServices.Users;

internal static class UserTable
{
    public const string Schema =
        """
        create table users (
            id text primary key,
            name text not null,
            email text not null collate nocase unique,
            created_at integer not null
        );
        create index users_by_time on users (created_at, id);
        """;

    private const string Columns = "u.id, u.name, u.email, u.created_at";

    public static string NextId(Session session)
        => $"user-{session.QueryNumber("select coalesce(max(rowid), 0) + 1 from users"):D4}";

    public static void Insert(Session session, User user) => session.Execute(
        "insert into users values ($id, $name, $email, $createdAt)",
        ("$id", user.Id), ("$name", user.Name), ("$email", user.Email), ("$createdAt", user.CreatedAt));

    public static bool Exists(Session session, string id)
        => session.QueryNumber("select count(*) from users where id = $id", ("$id", id)) > 0;

    public static bool IsEmailTaken(Session session, string email)
        => session.QueryNumber("select count(*) from users where email = $email", ("$email", email)) > 0;

    /// <summary>Returns the users that exist, in the order of the ids.</summary>
    public static List<User> Find(Session session, params IEnumerable<string> ids) => session.Query(
        $"select {Columns} from json_each($ids) k join users u on u.id = k.value order by k.key",
        ToUser,
        ("$ids", KeyList.ToParameter(ids)));

    public static List<User> All(Session session)
        => session.Query($"select {Columns} from users u order by u.created_at, u.id", ToUser);

    public static Page<User> List(Session session, PageRequest page)
    {
        var after = page.After ?? new(long.MinValue, "");
        var rows = session.Query(
            $"""
            select {Columns} from users u where (u.created_at, u.id) > ($time, $id)
            order by u.created_at, u.id limit $rows
            """,
            ToUser,
            ("$time", after.Time), ("$id", after.Text), ("$rows", page.Rows));
        return page.ToPage(rows, user => new(user.CreatedAt, user.Id));
    }

    private static User ToUser(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        Email = row.GetString(2),
        CreatedAt = row.GetInt64(3),
    };
}
