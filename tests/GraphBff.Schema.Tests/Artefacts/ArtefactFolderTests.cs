using GraphBff.Schema.Artefacts;

namespace GraphBff.Schema.Tests.Artefacts;

public sealed class ArtefactFolderTests : IDisposable
{
    private static readonly Artefact[] Artefacts =
        [Artefact.OfText("a.txt", "a\n"), Artefact.OfText("b/c.txt", "c\n"), Artefact.OfText("d.txt", "d\n")];

    private readonly string _directory = Directory.CreateTempSubdirectory("graphbff-artefacts-").FullName;

    [Fact]
    public async Task Compare_AsWritten_NoDifference()
    {
        await ArtefactFolder.WriteAsync(_directory, Artefacts);
        await File.WriteAllTextAsync(Path.Combine(_directory, "README.md"), "by hand");

        Assert.Empty(await ArtefactFolder.CompareAsync(_directory, Artefacts));
    }

    [Fact]
    public async Task Compare_StaleMissingAndSurplus_ToldByName()
    {
        await ArtefactFolder.WriteAsync(_directory, Artefacts);
        await File.WriteAllTextAsync(Path.Combine(_directory, "a.txt"), "a\r\n");
        File.Delete(Path.Combine(_directory, "b", "c.txt"));
        await File.WriteAllTextAsync(Path.Combine(_directory, "b", "e.txt"), "");

        Assert.Equal(
            ["a.txt is stale", "b/c.txt is missing", "b/e.txt is of no use"], await ArtefactFolder.CompareAsync(_directory, Artefacts));
    }

    [Fact]
    public async Task Compare_NoFolder_EverythingIsMissing()
        => Assert.Equal(3, (await ArtefactFolder.CompareAsync(Path.Combine(_directory, "none"), Artefacts)).Count);

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
