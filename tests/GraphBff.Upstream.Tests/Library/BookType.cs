using GraphBff.Engine.Types;

namespace GraphBff.Upstream.Tests.Library;

internal sealed class BookType : ObjectType<Book>
{
    public BookType()
    {
        String("key", book => book.Id);
        String("author", book => book.Author);
    }
}
