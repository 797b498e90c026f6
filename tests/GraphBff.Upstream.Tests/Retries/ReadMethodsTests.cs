using Google.Protobuf.Reflection;
using GraphBff.Upstream.Retries;
using GraphBff.Upstream.Tests.Library;

namespace GraphBff.Upstream.Tests.Retries;

public class ReadMethodsTests
{
    [Theory]
    [InlineData("GetBook", true)]
    [InlineData("Get", true)]
    [InlineData("ListBooks", true)]
    [InlineData("BatchGetBooks", true)]
    [InlineData("BatchListBooks", true)]
    [InlineData("GetOrder", true)]
    [InlineData("ListAndroidApps", true)]
    [InlineData("GetOrCreateCart", false)]
    [InlineData("GetCartOrCreate", false)]
    [InlineData("ListAndAcknowledge", false)]
    [InlineData("GetNextAnd", false)]
    [InlineData("ListenOnce", false)]
    [InlineData("GetawayBook", false)]
    [InlineData("Getaway", false)]
    [InlineData("BatchGetawayBooks", false)]
    [InlineData("AddItem", false)]
    [InlineData("TargetGet", false)]
    [InlineData("get_book", false)]
    public void Name_WithoutAMark_IsAReadByWholeVerbs(string name, bool isRead)
        => Assert.Equal(isRead, ReadMethods.IsRead(name, mark: null));

    [Theory]
    [InlineData("SearchBooks", MethodOptions.Types.IdempotencyLevel.NoSideEffects, true)]
    [InlineData("GetOrCreateCart", MethodOptions.Types.IdempotencyLevel.NoSideEffects, true)]
    [InlineData("GetBook", MethodOptions.Types.IdempotencyLevel.Idempotent, false)]
    [InlineData("GetBook", MethodOptions.Types.IdempotencyLevel.IdempotencyUnknown, true)]
    public void Mark_OfTheProto_WinsOverTheName(string name, MethodOptions.Types.IdempotencyLevel mark, bool isRead)
        => Assert.Equal(isRead, ReadMethods.IsRead(name, mark));

    [Fact]
    public void Service_Reads_AreItsUnaryOnes() => Assert.Equal(
        [
            "/library.v1.LibraryService/GetBook", "/library.v1.LibraryService/BatchGetBooks",
            "/library.v1.LibraryService/ListBooks", "/library.v1.LibraryService/BatchListBooks",
        ],
        ReadMethods.Of(LibraryService.Descriptor));
}
