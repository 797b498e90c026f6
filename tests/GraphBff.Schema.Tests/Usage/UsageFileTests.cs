using GraphBff.Schema.Usage;

namespace GraphBff.Schema.Tests.Usage;

public sealed class UsageFileTests : IDisposable
{
    private static readonly UsageContent Content = new(
        UsageContent.FormatName,
        UsageContent.FormatVersion,
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch.AddHours(1),
        [new("web", "1.0", DateTimeOffset.UnixEpoch.AddMinutes(5), 2, new Dictionary<string, long> { ["Order.id"] = 2 })]);

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("graphbff-usage-");

    private string File => Path.Combine(_directory.FullName, "made", "usage.json");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        UsageFile.Write(File, Content);
        var text = System.IO.File.ReadAllText(File);
        UsageFile.Write(File, UsageFile.Read(File));

        Assert.Equal(text, System.IO.File.ReadAllText(File));
        Assert.Equal(["usage.json"], Directory.GetFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName));
        Assert.Equal(
            """
            {
              "format": "graphbff-usage",
              "version": 1,
              "since": "1970-01-01T00:00:00+00:00",
              "until": "1970-01-01T01:00:00+00:00",
              "clients": [
                {
                  "name": "web",
                  "version": "1.0",
                  "lastSeen": "1970-01-01T00:05:00+00:00",
                  "operations": 2,
                  "coordinates": {
                    "Order.id": 2
                  }
                }
              ]
            }

            """,
            text);
    }

    [Fact]
    public void Write_CannotReplace_LeavesWhatWasThere()
    {
        // A directory at the file's path makes the last step fail.
        Directory.CreateDirectory(File);

        Assert.ThrowsAny<Exception>(() => UsageFile.Write(File, Content));
        Assert.True(Directory.Exists(File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"format":"graphbff-usage","version":2,"clients":[]}""")]
    [InlineData("""{"format":"other","version":1,"clients":[]}""")]
    [InlineData("""{"format":"graphbff-usage","version":1,"clients":[null]}""")]
    [InlineData("""{"format":"graphbff-usage","version":1,"clients":[{"name":"web","version":"1"}]}""")]
    public void Read_NoRecord_SaysSo(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text);

        Assert.Contains(File, Assert.Throws<UsageFileException>(() => UsageFile.Read(File)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Missing_SaysSo() => Assert.Throws<UsageFileException>(() => UsageFile.Read(File));
}
