using System.Text.RegularExpressions;

namespace GraphBff.Tests.Walls;

/// <summary>Rooms are ordered: each knows those before it and none behind it, and no other room's service.</summary>
public sealed partial class RoomWallsTests
{
    private static readonly string[] Order = [.. Rooms.All.Select(Folder)];

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void Rooms_InTheTree_AreTheOrderedOnes()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "GraphBff"))
            .Where(folder => Directory.EnumerateFiles(folder, "*Room.cs").Any())
            .Select(folder => Path.GetFileName(folder)!);

        Assert.Equal(Order.Order(), folders.Order());
    }

    [Fact]
    public void Rooms_NamesAndVariables_AreTheirOwn()
    {
        Assert.Distinct(Rooms.All.Select(room => room.Name));
        Assert.Distinct(Rooms.All.Select(room => room.AddressVariable));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Room_Imports_OnlyRoomsBeforeIt(string room)
    {
        // Users and Inventory know nothing of each other.
        var allowed = room == "Inventory" ? [room] : Order[..(Array.IndexOf(Order, room) + 1)];

        // A namespace within GraphBff need not be imported: Payments.PaymentType will do.
        var imported = Lines(room)
            .SelectMany(line => Order.Where(other => Regex.IsMatch(line, $@"(?<![\w.])(GraphBff\.{other}\b|{other}\.[A-Z])")))
            .Distinct();

        Assert.Empty(imported.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void Room_Calls_OnlyItsOwnService(string room)
    {
        var clients = Lines(room).SelectMany(line => Client().Matches(line).Select(match => match.Groups[1].Value)).Distinct();

        Assert.Equal([Rooms.All.Single(other => Folder(other) == room).Service.Name], clients);
    }

    private static string Folder(Room room) => room.GetType().Namespace!["GraphBff.".Length..];

    private static IEnumerable<string> Lines(string room) => Sources.Below("src", "GraphBff", room).SelectMany(File.ReadLines);

    [GeneratedRegex(@"\b(\w+)\.\1Client\b")]
    private static partial Regex Client();
}
